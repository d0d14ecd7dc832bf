"""One window per store: a second start raises the first window instead of opening the store twice."""

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLockFile, QObject, Signal

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer

_LOCK_NAME = "fonster.lock"
_PATIENCE_MS = 1000


class SingleInstance(QObject):
    """Holds the store for this window, and listens for later starts.

    Signals:
        raise_requested: somebody has started the program again; come to the front.
    """

    raise_requested = Signal()

    def __init__(self, store_folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lock = QLockFile(str(store_folder / _LOCK_NAME))
        self._lock.setStaleLockTime(0)  # a window may be open for weeks; only a dead owner makes a lock stale
        self._name = "nacka-sekreterare-" + hashlib.sha256(str(store_folder.resolve()).encode()).hexdigest()[:16]
        self._server: QLocalServer | None = None

    def acquire(self) -> bool:
        """Take the store. False when another window has it; that window has then been asked to come to the front."""
        if not self._lock.tryLock(0) and self._lock.error() is QLockFile.LockError.LockFailedError:
            self._ask_the_first()
            return False  # any other error is the folder's: opening the store tells of that in words
        return True

    def release(self) -> None:
        """Give the store free."""
        if self._server is not None:
            self._server.close()
            self._server.deleteLater()
            self._server = None
        self._lock.unlock()

    def listen(self) -> None:
        """Hear of later starts; when the window can be seen, since the library for it takes its time to load."""
        from PySide6.QtNetwork import QLocalServer

        QLocalServer.removeServer(self._name)  # left by a window that was killed; the lock says that it is gone
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_server_new_connection)
        self._server.listen(self._name)

    def _on_server_new_connection(self) -> None:
        if self._server is None:
            return
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.disconnected.connect(socket.deleteLater)
            socket.disconnectFromServer()
            self.raise_requested.emit()

    def _ask_the_first(self) -> None:
        from PySide6.QtNetwork import QLocalSocket

        socket = QLocalSocket()
        socket.connectToServer(self._name)
        socket.waitForConnected(_PATIENCE_MS)
        socket.abort()
