"""NG001, a global model put in eval mode in the module body is in eval mode in the functions of the file."""
import io

import torch
from fastapi import FastAPI, File
from PIL import Image
from torchvision import models, transforms

app = FastAPI()
resize = transforms.Compose([transforms.Resize(256), transforms.CenterCrop(224), transforms.ToTensor()])

network = models.efficientnet_b0(num_classes=120)
network.load_state_dict(torch.load("dogs.pth", map_location="cpu"))
network.eval()


@app.post("/breed")
async def breed(photo: bytes = File()):
    image = Image.open(io.BytesIO(photo)).convert("RGB")
    scores = network(resize(image).unsqueeze(0))  # NG001: 14
    return {"breed": int(scores.argmax())}
