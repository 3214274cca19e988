// Emits schema/subgraphs/*.graphql from the built subgraphs, composes them into schema/supergraph.graphql and writes
// the public API to schema/api.graphql. `--check` writes nothing and fails where the files differ.
import { composeServices } from '@apollo/composition'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse, print } from 'graphql'
