// Errors as the command line reports them: one line, and an exit code that scripts can tell apart.

export const EXIT = { checkFailed: 1, usage: 2, diverged: 3, file: 4 } as const;

/** What is wrong, what was given, what to do; without the `stepgrad: ` before it. */
export class CliError extends Error {
  override readonly name = 'CliError';

  constructor(
    message: string,
    readonly exitCode: number = EXIT.usage,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** A file or folder that cannot be read or written, from the system's own error. */
export function fileError(doing: string, path: string, cause: unknown): CliError {
  const { code = '' } = cause as NodeJS.ErrnoException;
  const reason = REASONS[code] ?? (cause instanceof Error ? cause.message : String(cause));
  return new CliError(`cannot ${doing} ${path}: ${reason}`, EXIT.file, { cause });
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'permission denied; choose a place you may use',
  EDQUOT: 'the disk quota is used up; free some space, or choose another place',
  EEXIST: 'a file of that name is in the way; choose another place',
  EFBIG: 'the file would be larger than allowed; choose another place',
  EISDIR: 'it is a folder; name a file',
  ENOENT: 'there is no such file or folder; check the path',
  ENOSPC: 'no space is left on the disk; free some, or choose another place',
  ENOTDIR: 'a part of the path is a file, not a folder; choose another place',
  EPERM: 'permission denied; choose a place you may use',
  EROFS: 'the disk is read-only; choose another place',
};
