"""Clause 0, a web service: coroutines and their helpers guard the forward pass themselves."""
import asyncio
import io

import torch
from fastapi import FastAPI, File, UploadFile
from PIL import Image
from torchvision import models
from torchvision.transforms import functional as TF

app = FastAPI()
weights = models.ResNet18_Weights.DEFAULT
model = models.resnet18(weights=weights)
model.eval()


def run(image):
    with torch.inference_mode():
        scores = model(weights.transforms()(image)[None])
    return scores.softmax(-1)[0]


@app.post("/predict")
async def predict(file: UploadFile = File(...)):
    image = Image.open(io.BytesIO(await file.read())).convert("RGB")
    scores = await asyncio.get_running_loop().run_in_executor(None, run, image)
    best = scores.argmax().item()
    return {"label": weights.meta["categories"][best], "score": scores[best].item()}


@app.post("/brightness")
async def predict_brightness(file: UploadFile = File(...)):
    tensor = TF.to_tensor(Image.open(file.file))
    with torch.no_grad():
        spread = model(tensor[None]).std().item()
    return {"brightness": tensor.mean().item(), "spread": spread}
