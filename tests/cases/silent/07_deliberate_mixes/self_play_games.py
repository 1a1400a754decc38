"""Clause 7, self-play: the network in train mode plays episodes against itself under a guard, and then learns."""
import torch
from torch import nn


class BoardNet(nn.Module):
    def __init__(self, cells=9):
        super().__init__()
        self.body = nn.Sequential(nn.Linear(2 * cells, 64), nn.BatchNorm1d(64), nn.ReLU(), nn.Dropout(0.1))
        self.move, self.outcome = nn.Linear(64, cells), nn.Linear(64, 1)

    def forward(self, boards):
        hidden = self.body(boards)
        return self.move(hidden), self.outcome(hidden).tanh().squeeze(-1)


@torch.no_grad()
def play_episodes(net, game, count):
    boards, moves = [], []
    state = game.start(count)
    while not state.over():
        logits, _ = net(state.encoded())
        move = torch.multinomial(logits.masked_fill(~state.legal(), -1e9).softmax(dim=-1), 1).squeeze(-1)
        boards.append(state.encoded())
        moves.append(move)
        state = state.after(move)
    return torch.stack(boards), torch.stack(moves), state.winners()


def learn(game, rounds=500, count=256):
    net = BoardNet()
    optimizer = torch.optim.Adam(net.parameters())
    for _ in range(rounds):
        boards, moves, winners = play_episodes(net, game, count)
        for board, move in zip(boards, moves):
            logits, outcome = net(board)
            imitation = nn.functional.cross_entropy(logits, move, reduction="none") * winners
            loss = imitation.mean() + (outcome - winners).pow(2).mean()
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    torch.save(net.state_dict(), "board.pt")
