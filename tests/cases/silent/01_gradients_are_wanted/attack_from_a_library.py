"""Clause 1, the model is handed to attacks of a library, which differentiate it; its own passes are guarded."""
import torch
import torchattacks
from torchvision.models import resnet18


def robust_accuracy(checkpoint, test_loader, device="cuda"):
    model = resnet18(num_classes=10).to(device)
    model.load_state_dict(torch.load(checkpoint))
    model.eval()
    attacks = {
        "FGSM": torchattacks.FGSM(model, eps=8 / 255),
        "PGD": torchattacks.PGD(model, eps=8 / 255, alpha=2 / 255, steps=10),
        "CW": torchattacks.CW(model, c=1, steps=50),
    }
    hits = dict.fromkeys(attacks, 0)
    for images, labels in test_loader:
        images, labels = images.to(device), labels.to(device)
        for name, attack in attacks.items():
            adversarial = attack(images, labels)
            with torch.no_grad():
                guess = model(adversarial).argmax(1)
            hits[name] += (guess == labels).sum().item()
    for name, count in hits.items():
        print(f"{name:5s} {count / len(test_loader.dataset):.2%}")
