import { graphql } from '../graphql/generated/index.js'

export const DatasetChoices = graphql(`
  query DatasetChoices {
    datasets(first: 100) {
      totalCount
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
  query DatasetList {
    datasets(first: 100) {
      totalCount
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
