/*
 * Stands between a process and its files (LD_PRELOAD). Records every change below EARMARK_FAULTS_FOLDER
 * into the file EARMARK_FAULTS_LOG, and fails the change that a test asks for. Requests of the test are
 * paths below /earmark-faults, which do not exist:
 *   unlink  /earmark-faults/mark/<text>                   writes a mark into the record
 *   unlink  /earmark-faults/fail/<n>/<errno>/<0 or 1>     fails the n-th change from now, 1: all after it, too
 *   readlink /earmark-faults/count                        the number of changes since then
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

#define MAX_FDS 4096
#define REQUESTS "/earmark-faults/"

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static char *paths[MAX_FDS];
static int log_fd = -1;
static long changes, fail_at;
static int fail_errno, fails_after;

static int is_below(const char *path) {
  const char *folder = getenv("EARMARK_FAULTS_FOLDER");
  return folder && path && strncmp(path, folder, strlen(folder)) == 0;
}

static const char *path_of(int fd) { return fd >= 0 && fd < MAX_FDS ? paths[fd] : NULL; }

static void record(char kind, const char *a, const char *b, uint64_t offset, const void *data, uint32_t bytes) {
  const char *file = getenv("EARMARK_FAULTS_LOG");
  if (!file) return;
  struct __attribute__((packed)) { uint8_t kind; uint16_t a, b; uint64_t offset; uint32_t bytes; } head = {
    (uint8_t)kind, (uint16_t)strlen(a), (uint16_t)strlen(b), offset, bytes };
  struct iovec parts[4] = {{&head, sizeof head}, {(void *)a, head.a}, {(void *)b, head.b}, {(void *)data, bytes}};
  pthread_mutex_lock(&lock);
  if (log_fd < 0) log_fd = (int)syscall(SYS_openat, AT_FDCWD, file, O_CREAT | O_WRONLY | O_APPEND | O_CLOEXEC, 0600);
  if (syscall(SYS_writev, log_fd, parts, 4) < 0) abort();
  pthread_mutex_unlock(&lock);
}

/* Whether this change is the one to fail; sets errno. */
static int fails(void) {
  pthread_mutex_lock(&lock);
  changes += 1;
  int now = fail_at > 0 && (changes == fail_at || (fails_after && changes > fail_at));
  pthread_mutex_unlock(&lock);
  if (now) errno = fail_errno;
  return now;
}

static void note_open(int fd, const char *path) {
  if (fd < 0 || fd >= MAX_FDS) return;
  free(paths[fd]);
  paths[fd] = path ? strdup(path) : NULL;
}

static int open_file(int folder, const char *path, int flags, mode_t mode) {
  int below = is_below(path);
  int creates = below && (flags & O_CREAT) && syscall(SYS_faccessat, AT_FDCWD, path, F_OK) != 0;
  if (below && (creates || (flags & O_TRUNC)) && fails()) return -1;
  int fd = (int)syscall(SYS_openat, folder, path, flags, mode);
  if (fd < 0) return fd;
  note_open(fd, below ? path : NULL);
  if (!below) return fd;
  if (creates) record('C', path, "", 0, "", 0);
  else if (flags & O_TRUNC) record('T', path, "", 0, "", 0);
  return fd;
}

#define MODE(flags) mode_t mode = 0; if ((flags) & (O_CREAT | __O_TMPFILE)) { va_list list; va_start(list, flags); mode = va_arg(list, mode_t); va_end(list); }
int open(const char *path, int flags, ...) { MODE(flags) return open_file(AT_FDCWD, path, flags, mode); }
int open64(const char *path, int flags, ...) { MODE(flags) return open_file(AT_FDCWD, path, flags, mode); }
int openat(int folder, const char *path, int flags, ...) { MODE(flags) return open_file(folder, path, flags, mode); }
int openat64(int folder, const char *path, int flags, ...) { MODE(flags) return open_file(folder, path, flags, mode); }

int close(int fd) {
  if (path_of(fd)) { free(paths[fd]); paths[fd] = NULL; }
  return (int)syscall(SYS_close, fd);
}

static ssize_t written(int fd, ssize_t done, off_t offset, const struct iovec *parts, int count) {
  if (done <= 0) return done;
  ssize_t left = done;
  for (int i = 0; i < count && left > 0; i += 1) {
    ssize_t part = (ssize_t)parts[i].iov_len < left ? (ssize_t)parts[i].iov_len : left;
    record('W', path_of(fd), "", (uint64_t)offset, parts[i].iov_base, (uint32_t)part);
    offset += part;
    left -= part;
  }
  return done;
}

static ssize_t write_parts(int fd, const struct iovec *parts, int count, off_t offset, int is_at) {
  int tracked = path_of(fd) != NULL;
  if (tracked && fails()) return -1;
  off_t from = is_at ? offset : tracked ? lseek(fd, 0, SEEK_CUR) : 0;
  ssize_t done = is_at ? syscall(SYS_pwritev, fd, parts, count, offset, 0) : syscall(SYS_writev, fd, parts, count);
  return tracked ? written(fd, done, from, parts, count) : done;
}

ssize_t write(int fd, const void *data, size_t bytes) {
  if (!path_of(fd)) return syscall(SYS_write, fd, data, bytes);
  struct iovec part = {(void *)data, bytes};
  return write_parts(fd, &part, 1, 0, 0);
}
ssize_t pwrite(int fd, const void *data, size_t bytes, off_t offset) { struct iovec part = {(void *)data, bytes}; return write_parts(fd, &part, 1, offset, 1); }
ssize_t pwrite64(int fd, const void *data, size_t bytes, off64_t offset) { return pwrite(fd, data, bytes, offset); }
ssize_t writev(int fd, const struct iovec *parts, int count) { return write_parts(fd, parts, count, 0, 0); }
ssize_t pwritev(int fd, const struct iovec *parts, int count, off_t offset) { return write_parts(fd, parts, count, offset, 1); }
ssize_t pwritev64(int fd, const struct iovec *parts, int count, off64_t offset) { return write_parts(fd, parts, count, offset, 1); }

int ftruncate(int fd, off_t bytes) {
  if (path_of(fd) && fails()) return -1;
  int done = (int)syscall(SYS_ftruncate, fd, bytes);
  if (done == 0 && path_of(fd)) record('T', path_of(fd), "", (uint64_t)bytes, "", 0);
  return done;
}
int ftruncate64(int fd, off64_t bytes) { return ftruncate(fd, bytes); }

static int flush(int fd, long call) {
  if (!path_of(fd)) return (int)syscall(call, fd);
  if (fails()) return -1;
  /* The disk itself need not be waited for: the record says what would be on it. */
  record('S', path_of(fd), "", 0, "", 0);
  return 0;
}
int fsync(int fd) { return flush(fd, SYS_fsync); }
int fdatasync(int fd) { return flush(fd, SYS_fdatasync); }

int rename(const char *from, const char *to) {
  int below = is_below(from) || is_below(to);
  if (below && fails()) return -1;
  int done = (int)syscall(SYS_rename, from, to);
  if (done == 0 && below) record('R', from, to, 0, "", 0);
  return done;
}

static int request(const char *path) {
  if (strncmp(path, REQUESTS "mark/", strlen(REQUESTS "mark/")) == 0) record('M', path + strlen(REQUESTS "mark/"), "", 0, "", 0);
  else if (sscanf(path, REQUESTS "fail/%ld/%d/%d", &fail_at, &fail_errno, &fails_after) == 3) changes = 0;
  errno = ENOENT;
  return -1;
}

int unlink(const char *path) {
  if (strncmp(path, REQUESTS, strlen(REQUESTS)) == 0) return request(path);
  if (is_below(path) && syscall(SYS_faccessat, AT_FDCWD, path, F_OK) == 0 && fails()) return -1;
  int done = (int)syscall(SYS_unlink, path);
  if (done == 0 && is_below(path)) record('U', path, "", 0, "", 0);
  return done;
}

int remove(const char *path) {
  int done = unlink(path);
  return done != 0 && (errno == EISDIR || errno == EPERM) ? (int)syscall(SYS_rmdir, path) : done;
}

ssize_t readlink(const char *path, char *text, size_t bytes) {
  if (strcmp(path, REQUESTS "count") != 0) return syscall(SYS_readlink, path, text, bytes);
  return snprintf(text, bytes, "%ld", changes);
}
