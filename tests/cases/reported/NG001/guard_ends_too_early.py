"""NG001, a guard of the wrong extent: the phase outlives the with block, and the second pass stands outside it."""
import torch


def flip_augmented_scores(model, images):
    """Averages the scores of the images and of their mirror images."""
    model.eval()
    with torch.no_grad():
        plain = model(images).softmax(dim=1)

    mirrored = torch.flip(images, dims=[3])
    flipped = model(mirrored).softmax(dim=1)  # NG001: 15 'on line 7'
    scores = (plain + flipped) / 2
    return scores.cpu().tolist()


def write_scores(model, loader, path):
    with open(path, "w", encoding="utf-8") as handle:
        for names, images in loader:
            for name, row in zip(names, flip_augmented_scores(model, images)):
                handle.write(name + "," + ",".join(f"{value:.5f}" for value in row) + "\n")
