/**
 * What a Java method throws: the template that called it fails. `javaClass` is the exception's simple class name
 * (`IndexOutOfBoundsException`).
 */
export class JavaException extends Error {
  constructor(
    readonly javaClass: string,
    message: string,
  ) {
    super(message);
    this.name = 'JavaException';
  }
}
