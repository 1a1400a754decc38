"""NG007, a guard round nothing: only model.eval() stands in it, and the forward pass outside is NG001."""
import torch


def embed_catalogue(model, products, device):
    with torch.no_grad():  # NG007: 10
        model.eval()

    rows = {}
    for product in products:
        vector = model(product.image[None].to(device))  # NG001: 18
        rows[product.sku] = vector.squeeze(0).tolist()
    return rows


def store(rows, path):
    torch.save(rows, path)
