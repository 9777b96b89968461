/* Fails one operation of the disk of a whole process, whoever asks for it: SQLite and DuckDB too.
 *
 *   LD_PRELOAD=disk.so DISK_ROOT=/folder DISK_FAIL=N program      the N-th write, sync, rename or reserve below /folder fails
 *   LD_PRELOAD=disk.so DISK_ROOT=/folder DISK_COUNT=file program  counts them: a line each, the operation and the file
 *
 * A write fails as on a full disk, with half of its bytes written; a sync, a rename as on a broken one. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

static atomic_int seen;
static int wanted = -1, counting = -1;
static const char *root;

__attribute__((constructor)) static void begin(void) {
  const char *fail = getenv("DISK_FAIL"), *count = getenv("DISK_COUNT");
  root = getenv("DISK_ROOT");
  if (fail) wanted = atoi(fail);
  if (count) counting = open(count, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
}

static ssize_t real_write(int fd, const void *bytes, size_t size) {
  static ssize_t (*next)(int, const void *, size_t);
  if (!next) next = dlsym(RTLD_NEXT, "write");
  return next(fd, bytes, size);
}

/* Whether this operation is the one that is to fail. */
static int refuse(const char *operation, const char *path) {
  if (!root || strncmp(path, root, strlen(root)) != 0) return 0;
  int number = atomic_fetch_add(&seen, 1) + 1;
  if (counting >= 0) {
    char line[4200];
    int length = snprintf(line, sizeof line, "%s %s\n", operation, path);
    if (length > 0) real_write(counting, line, (size_t)length);
  }
  return number == wanted;
}

static int refuse_fd(const char *operation, int fd) {
  if (!root || (wanted < 0 && counting < 0)) return 0;
  char link[64], path[4096];
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (length <= 0) return 0;
  path[length] = 0;
  int saved = errno, refused = refuse(operation, path);
  errno = saved;
  return refused;
}

ssize_t write(int fd, const void *bytes, size_t size) {
  if (!refuse_fd("write", fd)) return real_write(fd, bytes, size);
  real_write(fd, bytes, size / 2);
  errno = ENOSPC;
  return -1;
}

#define POSITIONED(name, offset_type)                                              \
  ssize_t name(int fd, const void *bytes, size_t size, offset_type offset) {       \
    static ssize_t (*next)(int, const void *, size_t, offset_type);                \
    if (!next) next = dlsym(RTLD_NEXT, #name);                                     \
    if (!refuse_fd("write", fd)) return next(fd, bytes, size, offset);             \
    next(fd, bytes, size / 2, offset);                                             \
    errno = ENOSPC;                                                                \
    return -1;                                                                     \
  }
POSITIONED(pwrite, off_t)
POSITIONED(pwrite64, off64_t)

#define SYNC(name)                                      \
  int name(int fd) {                                    \
    static int (*next)(int);                            \
    if (!next) next = dlsym(RTLD_NEXT, #name);          \
    if (!refuse_fd("sync", fd)) return next(fd);        \
    errno = EIO;                                        \
    return -1;                                          \
  }
SYNC(fsync)
SYNC(fdatasync)

#define TRUNCATE(name, offset_type)                                 \
  int name(int fd, offset_type size) {                              \
    static int (*next)(int, offset_type);                           \
    if (!next) next = dlsym(RTLD_NEXT, #name);                      \
    if (!refuse_fd("truncate", fd)) return next(fd, size);          \
    errno = ENOSPC;                                                 \
    return -1;                                                      \
  }
TRUNCATE(ftruncate, off_t)
TRUNCATE(ftruncate64, off64_t)

#define RESERVE(name, offset_type)                                       \
  int name(int fd, offset_type from, offset_type size) {                 \
    static int (*next)(int, offset_type, offset_type);                   \
    if (!next) next = dlsym(RTLD_NEXT, #name);                           \
    return refuse_fd("reserve", fd) ? ENOSPC : next(fd, from, size);     \
  }
RESERVE(posix_fallocate, off_t)
RESERVE(posix_fallocate64, off64_t)

int rename(const char *from, const char *to) {
  static int (*next)(const char *, const char *);
  if (!next) next = dlsym(RTLD_NEXT, "rename");
  if (!refuse("rename", to)) return next(from, to);
  errno = EIO;
  return -1;
}
