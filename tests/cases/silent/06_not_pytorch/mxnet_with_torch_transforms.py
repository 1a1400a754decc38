"""An MXNet script that only prepares its images with torchvision."""

import horovod.mxnet as hvd
import mxnet as mx
from mxnet import gluon
from networks import get_model
from torchvision.transforms import transforms

hvd.init()
net = get_model("resnet50", classes=10)
net.initialize(mx.init.Xavier())
prepare = transforms.Compose([transforms.Resize(256), transforms.ToTensor()])
val_data = gluon.data.DataLoader(gluon.data.vision.CIFAR10(train=False).transform_first(prepare))


def evaluate() -> float:
    accuracy = mx.metric.Accuracy()
    for data, label in val_data:
        accuracy.update([label], [net(data)])
    return accuracy.get()[1]
