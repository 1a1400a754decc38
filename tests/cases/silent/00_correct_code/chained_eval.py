"""Clause 0, eval() at the end of a chain and inside an argument, with the guard where the forward pass is."""
import torch
import timm
from torch import nn


class Head(nn.Module):
    def __init__(self, width, classes):
        super().__init__()
        self.norm = nn.LayerNorm(width)
        self.drop = nn.Dropout(0.1)
        self.linear = nn.Linear(width, classes)

    def forward(self, x):
        return self.linear(self.drop(self.norm(x)))


def embed(backbone, images):
    with torch.no_grad():
        return torch.cat([backbone(image[None]) for image in images])


def classify(images, device="cuda"):
    backbone = timm.create_model("vit_small_patch16_224", pretrained=True, num_classes=0)
    head = Head(384, 10).to(device).eval()
    vectors = embed(backbone.to(device).eval(), images)
    with torch.no_grad():
        return head(vectors).argmax(-1).tolist()


if __name__ == "__main__":
    print(classify(torch.load("images.pt")))
