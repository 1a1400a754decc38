"""Clause 1, a saliency map: the picture requires gradients and its .grad is read after backward()."""
import matplotlib.pyplot as plt
import torch
from PIL import Image
from torchvision import models, transforms

prepare = transforms.Compose([transforms.Resize((224, 224)), transforms.ToTensor()])
model = models.vgg19(weights="DEFAULT")
model.eval()

picture = prepare(Image.open("dog.jpg")).unsqueeze(0)
picture.requires_grad_()
scores = model(picture)
best = scores.argmax(dim=1).item()
scores[0, best].backward()
saliency = picture.grad.abs().amax(dim=1).squeeze(0)

figure, (left, right) = plt.subplots(1, 2)
left.imshow(picture.detach().squeeze(0).permute(1, 2, 0))
right.imshow(saliency, cmap="hot")
figure.savefig("saliency.png")
