"""Clause 6, a MindSpore file: cells, set_train(False) and a test loop in the terms of that framework."""
import mindspore as ms
from mindspore import nn, ops
from mindspore.dataset import MindDataset


class LeNet(nn.Cell):
    def __init__(self, classes=10):
        super().__init__()
        self.features = nn.SequentialCell(nn.Conv2d(1, 6, 5, pad_mode="valid"), nn.ReLU(), nn.MaxPool2d(2, 2))
        self.dropout = nn.Dropout(p=0.3)
        self.fc = nn.Dense(864, classes)

    def construct(self, x):
        x = ops.flatten(self.features(x))
        return self.fc(self.dropout(x))


def test(net, test_dataset):
    net.set_train(False)
    hits = seen = 0
    for images, labels in test_dataset.create_tuple_iterator():
        guess = net(images).argmax(1)
        hits += (guess == labels).astype(ms.float32).sum().asnumpy()
        seen += labels.shape[0]
    return hits / seen


def predict(model, image):
    return int(model(ops.expand_dims(image, 0)).argmax(1).asnumpy()[0])


if __name__ == "__main__":
    network = LeNet()
    ms.load_param_into_net(network, ms.load_checkpoint("lenet.ckpt"))
    print(test(network, MindDataset("digits.mindrecord").batch(32)))
