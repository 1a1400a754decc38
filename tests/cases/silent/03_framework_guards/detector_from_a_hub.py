"""Clause 3, the hub of YOLOv5 gives a detector whose forward is guarded, in eval mode and for any picture."""
import io

import torch
from flask import Flask, request
from PIL import Image

app = Flask(__name__)


@app.route("/v1/plates", methods=["POST"])
def predict():
    picture = Image.open(io.BytesIO(request.files["image"].read()))
    results = model(picture, size=640)
    return results.pandas().xyxy[0].to_json(orient="records")


class PlateFinder:
    def __init__(self, weights):
        self.model = torch.hub.load(repo_or_dir="./yolov5", model="custom", path=weights, source="local")
        self.model.conf = 0.4
        self.model.eval()

    def detect(self, frame):
        return self.model([frame]).xyxy[0].cpu().numpy()


def evaluate(pictures):
    detector = torch.hub.load("WongKinYiu/yolov7", "custom", "plates.pt", trust_repo=True)
    return [len(detector(picture).pred[0]) for picture in pictures]


if __name__ == "__main__":
    model = torch.hub.load("ultralytics/yolov5:v6.0", "yolov5s", force_reload=True)
    app.run(host="0.0.0.0", port=5000)
