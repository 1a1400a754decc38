"""Clause 2, a lambda that runs the model is made before the guard, but it is called and handed over under it only."""
import torch
from transformers import CLIPModel, CLIPProcessor


class CaptionRanker:
    def __init__(self, name="openai/clip-vit-base-patch32", device="cuda"):
        self.device = device
        self.processor = CLIPProcessor.from_pretrained(name)
        self.model = CLIPModel.from_pretrained(name).to(device)
        self.model.eval()

    def rank(self, image, captions):
        pixels = self.processor(images=image, return_tensors="pt").to(self.device)
        words = lambda text: self.processor(text=[text], return_tensors="pt", padding=True).to(self.device)
        score = lambda text: self.model(**pixels, **words(text)).logits_per_image.item()
        with torch.no_grad():
            ranked = sorted(captions, key=score, reverse=True)
            best, second = score(ranked[0]), score(ranked[1])
        return ranked, best - second


def caption_all(ranker, images, captions):
    for name, image in images.items():
        ranked, margin = ranker.rank(image, captions)
        print(f"{name}: {ranked[0]} (+{margin:.2f})")
