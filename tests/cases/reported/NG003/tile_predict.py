"""NG003, an inference function of the form *_predict: tile_predict() sums the scores of overlapping windows."""
import torch


def tile_predict(net, picture, tile=512, overlap=32):
    _, height, width = picture.shape
    canvas = torch.zeros(1, height, width)
    weight = torch.zeros_like(canvas)
    step = tile - overlap
    for top in range(0, height, step):
        for left in range(0, width, step):
            window = picture[:, top : top + tile, left : left + tile]
            score = net(window[None])[0]  # NG003: 21
            canvas[:, top : top + tile, left : left + tile] += score.cpu()
            weight[:, top : top + tile, left : left + tile] += 1
    return (canvas / weight).detach().numpy()
