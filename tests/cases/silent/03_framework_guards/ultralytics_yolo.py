"""Clause 3, an ultralytics YOLO object runs its network in eval mode without gradients, however it is called."""
import cv2
import torch
from ultralytics import YOLO


class VehicleCounter:
    def __init__(self, weights="yolov8n.pt", confidence=0.4):
        self.model = YOLO(weights)
        self.model.to("cuda" if torch.cuda.is_available() else "cpu")
        self.confidence = confidence

    def predict(self, frame):
        result = self.model(frame, conf=self.confidence, classes=[2, 3, 5, 7], verbose=False)[0]
        return result.boxes.xyxy.cpu().numpy(), result.boxes.cls.int().tolist()

    def count(self, video):
        capture = cv2.VideoCapture(video)
        seen = set()
        while True:
            ok, frame = capture.read()
            if not ok:
                return len(seen)
            tracked = self.model.track(frame, persist=True, conf=self.confidence)[0].boxes
            if tracked.id is not None:
                seen.update(tracked.id.int().tolist())


def evaluate_detector(weights, test_images):
    model = YOLO(weights)
    metrics = model.val(data="vehicles.yaml", split="test")
    boxes = [len(model.predict(path)[0].boxes) for path in test_images]
    return metrics.box.map50, sum(boxes) / len(boxes)
