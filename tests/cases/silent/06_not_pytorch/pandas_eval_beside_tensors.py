"""Clause 6, DataFrame.eval() and pandas.eval() compute columns; PyTorch is here only to make tensors of them."""
import pandas as pd
import torch
from torch.utils.data import TensorDataset


def load_trips(path):
    frame = pd.read_csv(path, parse_dates=["started", "ended"])
    frame["minutes"] = (frame.ended - frame.started).dt.total_seconds() / 60
    frame.eval("speed = distance / minutes * 60", inplace=True)
    frame.eval("detour = distance - beeline", inplace=True)
    return frame[frame.eval("speed < 120 and minutes > 1")]


def split(frame):
    compute = frame.eval
    test_data = frame[compute("day % 10 == 3")]
    train_data = frame.drop(test_data.index)
    print("share of the test data:", pd.eval("a / b", local_dict={"a": len(test_data), "b": len(frame)}))
    return train_data, test_data


def to_dataset(frame, columns=("distance", "beeline", "hour")):
    x = torch.tensor(frame[list(columns)].to_numpy(), dtype=torch.float32)
    y = torch.tensor(frame.eval("minutes + 0.5 * waiting").to_numpy(), dtype=torch.float32)
    return TensorDataset(x, y)


if __name__ == "__main__":
    train_data, test_data = split(load_trips("trips.csv"))
    torch.save({"train": to_dataset(train_data).tensors, "test": to_dataset(test_data).tensors}, "trips.pt")
