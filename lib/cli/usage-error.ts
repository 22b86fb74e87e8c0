/** Something that the person has to put right before the command can run; exit code 2. The message says where and what to do. */
export class UsageError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UsageError';
  }
}
