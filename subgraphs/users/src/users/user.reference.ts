import type { UsersContext } from '../context.js'
import { UserEntity } from './user.entity.js'

/** A person as other subgraphs name them; null for a stranger. */
export async function resolveUser(
  { id }: Readonly<Record<string, unknown>>,
  { userById }: UsersContext,
): Promise<UserEntity | null> {
  const person = await userById.load(String(id))
  return person && new UserEntity(person.id, person.name)
}
