"""Base classes that know nothing of PyTorch: none of their methods can guard what it calls."""

import abc


class Estimator(abc.ABC):
    @abc.abstractmethod
    def fit(self, rows):
        """Learn from rows."""

    @abc.abstractmethod
    def predict(self, rows):
        """Say what belongs to the rows."""

    def fit_predict(self, rows):
        self.fit(rows)
        return self.predict(rows)
