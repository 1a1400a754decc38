"""NG001, try and finally: the mode is restored at the end, but the pass in the try block records."""
import torch


def snapshot(generator, fixed_noise, writer, step):
    was_training = generator.training
    try:
        generator.eval()
        images = generator(fixed_noise)  # NG001: 18
        images = (images.clamp(-1, 1) + 1) / 2
        writer.add_images("samples", images.detach().cpu(), step)
    except torch.cuda.OutOfMemoryError:
        print("no memory left for the samples of step", step)
    finally:
        generator.train(was_training)
