import type { Form } from './define.ts';

/** Name under which a class's validator is exported. */
export function validatorName(name: string, model: Form['model']): string {
  return `${name}${model === '1.1' ? '1' : '2'}`;
}
