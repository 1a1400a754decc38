"""Clause 6, predict() of a Kalman filter in NumPy: the models are motion models, and no network is anywhere near."""
import numpy as np


def constant_velocity(state, dt):
    x, y, vx, vy = state
    return np.array([x + vx * dt, y + vy * dt, vx, vy])


def turning(state, dt, rate=0.1):
    x, y, vx, vy = constant_velocity(state, dt)
    c, s = np.cos(rate * dt), np.sin(rate * dt)
    return np.array([x, y, c * vx - s * vy, s * vx + c * vy])


class Tracker:
    def __init__(self, model, noise):
        self.model = model
        self.state = np.zeros(4)
        self.covariance = np.eye(4)
        self.noise = noise

    def predict(self, dt):
        moved = self.model(self.state, dt)
        columns = [(self.model(self.state + 1e-4 * unit, dt) - moved) / 1e-4 for unit in np.eye(4)]
        jacobian = np.stack(columns, axis=1)
        self.state = moved
        self.covariance = jacobian @ self.covariance @ jacobian.T + self.noise
        return self.state[:2]


def evaluate(test_data, models=(constant_velocity, turning)):
    for model in models:
        tracker = Tracker(model, noise=0.01 * np.eye(4))
        errors = [np.linalg.norm(tracker.predict(dt) - position) for dt, position in test_data]
        print(model.__name__, np.mean(errors))
