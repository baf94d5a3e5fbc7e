"""Keep numpy's matrix products on one thread."""

from threadpoolctl import threadpool_limits


def use_one_thread_for_products() -> None:
    """Stop BLAS from spreading small products over all cores, for the whole process.

    The products of one question are far too small to share: on two cores the second thread made a
    question cost 41 ms of processor time instead of 19, and took the core of Discord's heartbeat.
    """
    threadpool_limits(limits=1, user_api="blas")
