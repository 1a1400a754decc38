"""A function that is only handed to unseen samplers, and returns its results with their graph: they may guard it."""
from diffusion_lib import build


def sample(args, shape):
    model, diffusion = build(args)
    model.eval()

    def denoise(x, t, y=None):
        return model(x, t, y if args.class_cond else None)

    sample_fn = diffusion.ddim_sample_loop if args.use_ddim else diffusion.p_sample_loop
    return sample_fn(denoise, shape).numpy()


def predict(args, shape):
    model, solver = build(args)
    model.eval()

    def predict_noise(x, t):
        return model(x, t)

    return solver.integrate(predict_noise, shape).numpy()
