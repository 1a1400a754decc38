# path: project/eval_retrieval.py
"""NG003, an inference script: eval_retrieval.py runs a network from a checkpoint over plain lists of files."""
import sys

import torch
import torchvision

model = torchvision.models.resnet50(num_classes=512)
model.load_state_dict(torch.load(sys.argv[1], map_location="cpu"))


def read(path):
    picture = torchvision.io.read_image(path).float().div(255)
    return torchvision.transforms.functional.resize(picture, [224, 224])


vectors = []
for line in open(sys.argv[2], encoding="utf-8"):
    vectors.append(model(read(line.strip())[None])[0].tolist())  # NG003: 20
gallery = torch.tensor(vectors)
distances = torch.cdist(gallery, gallery) + torch.eye(len(gallery)) * 1e6
print(distances.argmin(dim=1).tolist())
