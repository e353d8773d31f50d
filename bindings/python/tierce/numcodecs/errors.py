"""The exceptions of this module."""


class UnknownCodecError(ValueError):
    """No codec is registered under `codec_id`."""

    def __init__(self, codec_id: str) -> None:
        self.codec_id = codec_id
        super().__init__(f"codec not available: '{codec_id}'")

    def __reduce__(self) -> tuple:
        return type(self), (self.codec_id,)
