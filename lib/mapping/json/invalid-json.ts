/** A text is no JSON, not even by json-smart's generous reading. `offset`: where, in UTF-16 units from 0. */
export class InvalidJson extends Error {
  constructor(
    message: string,
    readonly offset: number,
  ) {
    super(message);
    this.name = 'InvalidJson';
  }
}
