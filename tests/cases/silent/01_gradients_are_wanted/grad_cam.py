"""Clause 1, Grad-CAM: hooks keep the activations and their gradients, and a class score is sent backward."""
import torch
import torch.nn.functional as F


class GradCAM:
    def __init__(self, model, target_layer):
        self.model = model.eval()
        self.activations = None
        self.gradients = None
        target_layer.register_forward_hook(self._keep_activations)
        target_layer.register_full_backward_hook(self._keep_gradients)

    def _keep_activations(self, module, inputs, output):
        self.activations = output.detach()

    def _keep_gradients(self, module, grad_input, grad_output):
        self.gradients = grad_output[0].detach()

    def __call__(self, image, class_idx=None):
        logits = self.model(image)
        if class_idx is None:
            class_idx = logits.argmax(dim=1).item()
        self.model.zero_grad()
        logits[0, class_idx].backward(retain_graph=True)
        weights = self.gradients.mean(dim=(2, 3), keepdim=True)
        cam = F.relu((weights * self.activations).sum(1, keepdim=True))
        return F.interpolate(cam / (cam.max() + 1e-8), image.shape[-2:], mode="bilinear")[0, 0]


def main(model, images):
    cam = GradCAM(model, model.layer4[-1])
    torch.save(torch.stack([cam(image[None]) for image in images]), "cams.pt")
