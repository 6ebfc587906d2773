"""TLS to the team's server: what is trusted, and what is said where that fails."""

import socket
import ssl

from alignwb.engines.team.address import TeamAddress
from alignwb.errors import EngineError

_REQUEST = (8).to_bytes(4) + (80877103).to_bytes(4)
"""What PostgreSQL is asked with whether it encrypts: the length, and its number for that."""

_OTHER_NAME = frozenset({62, 64})
"""What OpenSSL calls a certificate for another name, and for another address."""


def encrypted(plug: socket.socket, address: TeamAddress) -> socket.socket:
    """The socket with TLS, as `address.tls` wants it.

    Raises EngineError if the server does not encrypt, if its certificate is not to be trusted, or
    if the file of authorities cannot be used; OSError if the connection is lost.  No name and no
    password has been sent then.
    """
    context = _context(address)
    plug.sendall(_REQUEST)
    if plug.recv(1) != b"S":
        raise EngineError(
            f"the team's memory {address} does not encrypt, and the connection string wants that",
            hint="Whoever runs the server turns it on (ssl = on). With ?sslmode=disable everything"
            " can be read on its way, the password too.",
        )
    try:
        return context.wrap_socket(plug, server_hostname=address.host)
    except ssl.SSLCertVerificationError as error:
        raise _untrusted(address, error) from None


def _context(address: TeamAddress) -> ssl.SSLContext:
    if address.tls == "require":
        context = ssl.create_default_context()
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
        return context
    try:
        context = ssl.create_default_context(cafile=address.authorities or None)
    except (OSError, ValueError) as error:  # an SSLError is an OSError
        said = "it holds no certificates" if isinstance(error, ssl.SSLError) else ""
        said = said or getattr(error, "strerror", "") or str(error)
        raise EngineError(
            f"{address.authorities}: the certificates that are trusted cannot be read: {said}",
            hint="sslrootcert names a file with certificates as text (PEM), as whoever runs the"
            " server has it.",
        ) from None
    context.check_hostname = address.tls == "verify-full"
    return context


def _untrusted(address: TeamAddress, error: ssl.SSLCertVerificationError) -> EngineError:
    said = error.verify_message
    if error.verify_code in _OTHER_NAME:
        return EngineError(
            f"the team's memory {address} shows a certificate of another server: {said}",
            hint="Write the server's name as its certificate has it. With ?sslmode=verify-ca any"
            " name will do, as long as the certificate is trusted.",
        )
    return EngineError(
        f"the team's memory {address} shows a certificate that is not trusted: {said}",
        hint="Is it the right server? If its certificate is one of the team's own, say which is"
        " trusted: ?sslrootcert=FILE. Nothing was sent there.",
    )
