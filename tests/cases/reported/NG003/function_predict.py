"""NG003, an inference function by name: predict() runs a model of unknown mode without a guard."""
import torch
from torchvision import transforms

PREPARE = transforms.Compose([transforms.Resize((224, 224)), transforms.ToTensor()])


def predict(model, image, class_names):
    batch = PREPARE(image).unsqueeze(0)
    scores = model(batch)  # NG003: 14 'predict'
    confidence, index = torch.softmax(scores, dim=1).max(dim=1)
    return class_names[index.item()], confidence.item()


def predict_file(model, path, class_names):
    from PIL import Image

    with Image.open(path) as image:
        name, confidence = predict(model, image.convert("RGB"), class_names)
    print(f"{path}: {name} ({confidence:.1%})")
