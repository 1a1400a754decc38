# path: tools/infer_image.py
"""NG001, a model from torch.load in a script: in eval mode it is NG001, although the file is an inference script."""
import sys

import torch
from PIL import Image
from torchvision.transforms.functional import normalize, resize, to_tensor

checkpoint, picture = sys.argv[1:3]
segmenter = torch.load(checkpoint, map_location="cpu")
segmenter.eval()

pixels = resize(to_tensor(Image.open(picture).convert("RGB")), [512, 512])
pixels = normalize(pixels, [0.485, 0.456, 0.406], [0.229, 0.224, 0.225])
mask = segmenter(pixels[None])["out"].argmax(1)[0]  # NG001: 8
Image.fromarray(mask.byte().numpy()).save("mask.png")
