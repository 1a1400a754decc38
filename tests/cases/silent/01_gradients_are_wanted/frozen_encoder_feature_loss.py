"""Clause 1, a frozen encoder in eval mode scores what another network draws: the value of both passes goes backward."""
import torch
import torch.nn.functional as F

from project.models import Encoder, Generator


def train(loader, checkpoint, epochs=10, device="cuda"):
    identity_net = Encoder(512).to(device)
    identity_net.load_state_dict(torch.load(checkpoint))
    identity_net.eval()
    netG = Generator().to(device)
    optimizer = torch.optim.Adam(netG.parameters(), lr=1e-4)
    netG.train()
    for _ in range(epochs):
        for source, target in loader:
            source, target = source.to(device), target.to(device)
            swapped = netG(source, target)
            identity = identity_net(swapped)
            wanted = identity_net(source)
            loss_id = 1 - F.cosine_similarity(identity, wanted).mean()
            loss_rec = F.l1_loss(swapped, target)
            loss = 5 * loss_id + loss_rec
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    return netG
