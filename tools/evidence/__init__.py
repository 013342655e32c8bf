"""Evidence check: asks a package index whether what the data and the pages say of packages still holds."""
