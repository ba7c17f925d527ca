import canonicalize from 'canonicalize';
import type { Json } from './json.js';

/** Canonical JSON (RFC 8785) of what is known to be JSON: its keys in one order, no blanks. */
export function canonicalText(value: Json): string {
  return canonicalize(value) as string;
}
