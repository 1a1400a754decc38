"""NG001, what a hub gives guards itself only if it does: not a classifier, nor a detector that is asked to be plain."""
import torch

classifier = torch.hub.load("pytorch/vision:v0.10.0", "resnet50", pretrained=True)
detector = torch.hub.load("ultralytics/yolov5", "yolov5s", autoshape=False)


def classify(pictures):
    classifier.eval()
    return classifier(pictures).argmax(1).tolist()  # NG001: 12 'on line 9'


def find(pictures):
    detector.eval()
    return detector(pictures)[0].detach().cpu().numpy()  # NG001: 12 'on line 14'
