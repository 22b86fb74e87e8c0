import { formTest, templateForm } from '../../definition/likeness';

interface Form {
  readonly number: number;
  /** Made when a second template turns out to be of the form. */
  takes?: (template: string) => boolean;
}

/** How many forms that have come up again a template is tried for before its own is made. */
const mostTried = 4;

/** Numbers templates by their forms: each text is looked through once, and texts of one form have one number. */
export class TemplateForms {
  readonly #numbers = new Map<string, number>();
  readonly #forms = new Map<string, Form>();
  readonly #usual: Form[] = [];

  numberOf(template: string): number {
    let number = this.#numbers.get(template);
    if (number === undefined) {
      number = this.#formOf(template).number;
      this.#numbers.set(template, number);
    }
    return number;
  }

  #formOf(template: string): Form {
    for (const usual of this.#usual) if (usual.takes?.(template)) return usual;
    const form = templateForm(template);
    const known = this.#forms.get(form);
    if (known === undefined) {
      const made = { number: this.#forms.size };
      this.#forms.set(form, made);
      return made;
    }
    known.takes ??= formTest(form);
    if (known.takes && !this.#usual.includes(known)) this.#usual.unshift(known);
    if (this.#usual.length > mostTried) this.#usual.pop();
    return known;
  }
}
