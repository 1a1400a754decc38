"""NG007, inference_mode() as a statement at the top of predict(): the forward pass is NG003 as well."""
from torch import inference_mode, stack


class Detector:
    def __init__(self, model, transform, threshold=0.5):
        self.model = model
        self.transform = transform
        self.threshold = threshold

    def predict(self, pictures):
        inference_mode()  # NG007: 9
        batch = stack([self.transform(picture) for picture in pictures])
        results = self.model(batch)  # NG003: 19
        boxes = []
        for result in results:
            keep = result["scores"] > self.threshold
            boxes.append(result["boxes"][keep].tolist())
        return boxes
