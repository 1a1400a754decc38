"""NG001, the classes that a detector finds are integers: to read them as they are tells of no guard elsewhere."""
import torch
import torchvision
from torchvision import transforms

NAMES = ["background", "person", "bicycle", "car"]


def find_people(model, picture, threshold=0.5):
    pixels = transforms.ToTensor()(picture)
    found = model([pixels.cuda()])  # NG001: 13 'on line 22'
    names = [NAMES[i] for i in list(found[0]["labels"].cpu().numpy())]
    boxes = found[0]["boxes"].cpu().detach().numpy()
    scores = list(found[0]["scores"].cpu().detach().numpy())
    return [box for box, name, score in zip(boxes, names, scores) if name == "person" and score > threshold]


def main(pictures):
    detector = torchvision.models.detection.fasterrcnn_resnet50_fpn(weights="DEFAULT")
    torch.backends.cudnn.benchmark = True
    detector.cuda()
    detector.eval()
    for picture in pictures:
        print(find_people(detector, picture))
