"""Clause 1, a picture is drawn by the gradient of a similarity that encode_image computes; encode_text is guarded."""
import clip
import torch
import torch.nn.functional as F


def draw(prompt, steps=200, device="cuda"):
    model, _ = clip.load("ViT-B/32", device=device, jit=False)
    model.eval()
    with torch.no_grad():
        text = F.normalize(model.encode_text(clip.tokenize([prompt]).to(device)).float(), dim=-1)

    canvas = torch.full((1, 3, 224, 224), 0.5, device=device, requires_grad=True)
    optimizer = torch.optim.Adam([canvas], lr=0.02)
    for step in range(steps):
        crops = torch.cat([torch.roll(canvas, (step % 7, i), (2, 3)) for i in range(8)])
        image = F.normalize(model.encode_image(crops).float(), dim=-1)
        loss = (1 - image @ text.T).mean() + 0.01 * canvas.diff(dim=-1).abs().mean()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        canvas.data.clamp_(0, 1)
    return canvas.detach().cpu()
