"""NG002, an evaluation loop by iter() and next() over the test loader."""
import torch
import torchvision


def dump_predictions(net, test_loader, rounds, folder):
    iterator = iter(test_loader)
    for step in range(rounds):
        images, _ = next(iterator)
        restored = net(images.cuda())  # NG002: 20
        torchvision.utils.save_image(restored.clamp(0, 1), f"{folder}/restored_{step}.png")
        torchvision.utils.save_image(images, f"{folder}/degraded_{step}.png")
    print("wrote", 2 * rounds, "images to", folder)


def load_weights(net, path):
    state = torch.load(path, map_location="cpu")
    net.load_state_dict({key.removeprefix("module."): value for key, value in state.items()})
    return net.cuda()
