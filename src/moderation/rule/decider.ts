/** Who decided, as a record says it: the role, and the person where the decision names one. */
export function whoDecided({ actor, role }: { readonly actor?: string; readonly role: string }): string {
  return actor === undefined ? role : `${actor}, ${role}`;
}
