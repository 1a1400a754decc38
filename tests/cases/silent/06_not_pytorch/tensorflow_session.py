"""Clause 6, a graph of TensorFlow 1: eval() fetches a tensor in the session, and the test loop needs no guard."""
import tensorflow.compat.v1 as tf

tf.disable_eager_execution()


def network(x, keep_prob):
    hidden = tf.layers.dense(x, 128, activation=tf.nn.relu)
    return tf.layers.dense(tf.nn.dropout(hidden, rate=1 - keep_prob), 10)


def evaluate(checkpoint, test_batches):
    x = tf.placeholder(tf.float32, [None, 784])
    y = tf.placeholder(tf.int64, [None])
    keep_prob = tf.placeholder_with_default(1.0, [])
    net = network(x, keep_prob)
    hits = tf.reduce_sum(tf.cast(tf.equal(tf.argmax(net, 1), y), tf.int32))
    step = tf.train.get_or_create_global_step()
    with tf.Session() as session:
        tf.train.Saver().restore(session, checkpoint)
        print("step", step.eval())
        total = seen = 0
        for images, labels in test_batches:
            total += hits.eval(feed_dict={x: images, y: labels})
            seen += len(labels)
        print("first scores", net.eval({x: images[:1]}, session=session))
    return total / seen
