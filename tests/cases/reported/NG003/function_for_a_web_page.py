"""NG003: who gets nothing but the function cannot know that it needs no gradients."""

import gradio as gr
import torch

net = torch.load("net.pt")


def predict(image):
    return net(image.unsqueeze(0)).softmax(-1)[0].tolist()  # NG003: 12 'predict'


def describe(image):
    return str(image.shape)


gr.TabbedInterface([gr.Interface(predict, "image", "json"), gr.Interface(describe, "image", "text")]).launch()
