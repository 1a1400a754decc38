"""NG001, a model from an unseen factory is moved in the same expression, and chosen in one of several branches."""
import torch

from project.zoo import get_model, resnet, vgg


def validate(cfg, device, val_batches):
    model = get_model(cfg["model"], cfg["classes"]).to(device)
    model.load_state_dict(torch.load(cfg["weights"]))
    model.eval()
    hits = 0
    for images, labels in val_batches:
        outputs = model(images.to(device))  # NG001: 19
        hits += (outputs.data.max(1)[1].cpu() == labels).sum().item()
    return hits


def detect(args, images):
    if args.net == "vgg":
        detector = vgg(args.classes)
    elif args.net == "res":
        detector = resnet(args.classes, 101)
    else:
        raise SystemExit("no such network")
    detector.load_state_dict(torch.load(args.weights))
    detector.eval()
    return [detector(image[None]).tolist() for image in images]  # NG001: 13
