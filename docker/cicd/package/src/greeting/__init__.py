from ._version import get_versions

__version__ = get_versions()["version"]


def main():
    print(f"Hello from {__version__}")
