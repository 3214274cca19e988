import { graphql } from '../graphql/generated/index.js'

export const DatasetChoices = graphql(`
  query DatasetChoices($after: String) {
    datasets(first: 100, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          name
          source
          version
          rowCount
          workspace {
            id
          }
        }
      }
    }
  }
`)

export const DatasetList = graphql(`
  query DatasetList($after: String) {
    datasets(first: 100, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          name
          source
          version
          rowCount
          createdAt
          tables {
            name
            label
          }
        }
      }
    }
  }
`)

/** Where a dataset belongs, and with it what takes the place of its rows. */
export const DatasetWorkspace = graphql(`
  query DatasetWorkspace($id: ID!) {
    dataset(id: $id) {
      id
      workspace {
        id
      }
    }
  }
`)

export const CreateUpload = graphql(`
  mutation CreateUpload($input: CreateUploadInput!) {
    createUpload(input: $input) {
      uploadId
      url
      headers {
        name
        value
      }
    }
  }
`)

export const ImportDataset = graphql(`
  mutation ImportDataset($input: ImportDatasetInput!) {
    importDataset(input: $input) {
      __typename
      ... on ImportStarted {
        import {
          id
          status
        }
      }
      ... on ImportRejected {
        ...RejectionParts
      }
    }
  }
`)

export const ReadFileAgain = graphql(`
  mutation ReadFileAgain($input: ReadFileAgainInput!) {
    readFileAgain(input: $input) {
      __typename
      ... on ImportStarted {
        import {
          id
          status
        }
      }
      ... on ImportRejected {
        ...RejectionParts
      }
    }
  }
`)

export const RejectionParts = graphql(`
  fragment RejectionParts on ImportRejected {
    message
    file
    line
    column
    sample
    canSkip
    needsUpload
  }
`)

export const ImportProgress = graphql(`
  subscription ImportProgress($id: ID!) {
    importProgress(id: $id) {
      id
      status
      rowsRead
      rowsTotal
      skippedLines
      skippedFile {
        url
        lines
      }
      dataset {
        id
        name
        rowCount
      }
      problem {
        ...RejectionParts
      }
    }
  }
`)

export const CancelImport = graphql(`
  mutation CancelImport($id: ID!) {
    cancelImport(id: $id) {
      import {
        id
        status
      }
    }
  }
`)

export const DeleteDataset = graphql(`
  mutation DeleteDataset($id: ID!) {
    deleteDataset(id: $id) {
      deleted
    }
  }
`)
