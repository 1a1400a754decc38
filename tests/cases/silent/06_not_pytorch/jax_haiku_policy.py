"""Clause 6, pure functions of JAX: a transformed network is applied to parameters, and predict() needs no guard."""
import haiku as hk
import jax
import jax.numpy as jnp
import optax


def policy(observation):
    return hk.Sequential([hk.Linear(64), jax.nn.relu, hk.Linear(4)])(observation)


model = hk.without_apply_rng(hk.transform(policy))
optimizer = optax.adam(1e-3)


def loss_fn(params, observations, actions):
    logits = model.apply(params, observations)
    return optax.softmax_cross_entropy_with_integer_labels(logits, actions).mean()


@jax.jit
def train_step(params, state, observations, actions):
    loss, grads = jax.value_and_grad(loss_fn)(params, observations, actions)
    updates, state = optimizer.update(grads, state)
    return optax.apply_updates(params, updates), state, loss


def predict(params, observation):
    return jnp.argmax(model.apply(params, observation[None]), axis=-1)[0]


def evaluate(params, val_batches):
    return sum(float(loss_fn(params, x, y)) for x, y in val_batches) / len(val_batches)
