# path: scripts/generate.py
"""NG003, an inference script with a main(): only the script body calls it, so the report stands in main()."""
import argparse

import torch

from charmodel import CharRNN


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--weights", required=True)
    parser.add_argument("--prime", default="The ")
    parser.add_argument("--length", type=int, default=500)
    args = parser.parse_args()
    model = CharRNN(128, 256)
    model.load_state_dict(torch.load(args.weights))
    text, hidden = args.prime, model.init_hidden(1)
    for _ in range(args.length):
        last = torch.tensor([[ord(text[-1])]])
        logits, hidden = model(last, hidden)  # NG003: 26
        text += chr(torch.multinomial(logits.view(-1).softmax(0), 1).item())
    print(text)


if __name__ == "__main__":
    main()
