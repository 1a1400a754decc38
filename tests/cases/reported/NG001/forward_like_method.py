"""NG001, a forward-like method of a module (encode_image) counts as a forward pass in the eval phase."""
import torch
from PIL import Image

from project.clip_model import build_clip


def rank_by_caption(photo_paths, caption_vector, transform, weights):
    clip_model = build_clip(weights)
    clip_model.eval()
    similarities = {}
    for path in photo_paths:
        pixels = transform(Image.open(path)).unsqueeze(0)
        feature = clip_model.encode_image(pixels)  # NG001: 19
        feature = feature / feature.norm(dim=-1, keepdim=True)
        similarities[path] = torch.dot(feature[0], caption_vector).item()
    return sorted(similarities, key=similarities.get, reverse=True)
